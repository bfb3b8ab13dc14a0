package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders an act on many submissions. What is sent here only begins a dry run. */
@Controller
@Needs(Ability.ACT_ON_SUBMISSIONS)
@RequestMapping("/submissions/order")
final class OrderPage {
  private static final Set<FaultCode> OF_THE_CHOICE =
      Set.of(FaultCode.BULK_NOTHING_CHOSEN, FaultCode.BULK_TOO_MANY, FaultCode.SUBMISSION_UNKNOWN);

  private final BulkOrders orders;
  private final Targets targets;
  private final Wordings wordings;

  OrderPage(BulkOrders orders, Targets targets, Wordings wordings) {
    this.orders = orders;
    this.targets = targets;
    this.wordings = wordings;
  }

  @GetMapping
  String ask(
      @RequestParam(name = "id", required = false) @Nullable List<String> ids,
      @RequestParam Map<String, String> parameters,
      Person person,
      Locale locale,
      Model model) {
    return page(OrderForm.of(ids, parameters), List.of(), person, wordings.in(locale), model);
  }

  @PostMapping
  String tryOut(
      @RequestParam(name = "id", required = false) @Nullable List<String> ids,
      @RequestParam Map<String, String> parameters,
      Person person,
      Locale locale,
      Model model) {
    OrderForm form = OrderForm.of(ids, parameters);
    Wording words = wordings.in(locale);
    List<String> missing = form.missing().stream().map(key -> words.text(key)).toList();
    if (!missing.isEmpty()) {
      return page(form, missing, person, words, model);
    }
    try {
      BulkJob job =
          orders.tryOut(
              form.ids(), form.filter(), form.order(person.name()), form.manner(), person);
      return "redirect:/submissions/jobs/" + job.id();
    } catch (Fault fault) {
      if (!OF_THE_CHOICE.contains(fault.code())) {
        throw fault;
      }
      Trouble trouble = Trouble.of(fault.code(), "", words);
      return page(form, List.of(trouble.title() + ". " + trouble.remedy()), person, words, model);
    }
  }

  private String page(
      OrderForm form, List<String> problems, Person person, Wording words, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("acts", OrderForm.ACTS);
    model.addAttribute("problems", problems);
    model.addAttribute("most", BulkOrders.MOST);
    model.addAttribute(
        "back", form.ids().isEmpty() ? form.filter().fromStart() : form.filter().address());
    model.addAttribute("query", form.filter().query());
    model.addAttribute(
        "facts",
        form.filter().query().entrySet().stream()
            .map(
                one ->
                    Fact.of(
                        words.text("list.field." + one.getKey()),
                        words.textOr(
                            labels(one.getKey()) + one.getValue(),
                            ForeignText.line(one.getValue()))))
            .toList());
    model.addAttribute(
        "targets",
        targets.list().stream()
            .filter(one -> person.may(Ability.ACT_ON_SUBMISSIONS, one.tenant()))
            .map(Target::name)
            .toList());
    return "console/submissions/order";
  }

  private static String labels(String field) {
    return field.equals("test") ? "tests." : field + ".";
  }
}
