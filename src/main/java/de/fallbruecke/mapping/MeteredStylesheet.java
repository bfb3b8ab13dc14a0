package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.instruct.Actor;
import net.sf.saxon.expr.instruct.GlobalVariable;
import net.sf.saxon.expr.instruct.NamedTemplate;
import net.sf.saxon.expr.instruct.TemplateRule;
import net.sf.saxon.expr.instruct.UserFunction;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.style.StylesheetPackage;
import net.sf.saxon.trans.Mode;
import net.sf.saxon.trans.XPathException;

/** Puts {@link MeteredExpression} into everything of a compiled stylesheet that can run. */
final class MeteredStylesheet {
  private MeteredStylesheet() {}

  /** Meters in place; once, before the first run. */
  static XsltExecutable of(XsltExecutable stylesheet) {
    StylesheetPackage content = stylesheet.getUnderlyingCompiledStylesheet().getTopLevelPackage();
    for (Component component : content.getComponentIndex().values()) {
      component(component.getActor());
    }
    List<Mode> modes = new ArrayList<>(content.getRuleManager().getAllNamedModes());
    modes.add(content.getRuleManager().getUnnamedMode());
    try {
      for (Mode mode : modes) {
        mode.processRules(
            rule -> {
              if (rule.getAction() instanceof TemplateRule template && template.getBody() != null) {
                template.setBody(MeteredExpression.around(template.getBody()));
              }
            });
      }
    } catch (XPathException e) {
      throw new IllegalStateException("The rules of a compiled stylesheet can be listed", e);
    }
    return stylesheet;
  }

  private static void component(Actor actor) {
    switch (actor) {
      case Mode ignored -> {
        // its rules follow
      }
      case UserFunction function -> meter(function);
      case NamedTemplate template -> meter(template);
      case GlobalVariable variable -> meter(variable);
      default ->
          throw new IllegalStateException("The rules admit no " + actor.getClass().getSimpleName());
    }
  }

  private static void meter(Actor actor) {
    if (actor.getBody() != null) {
      actor.setBody(MeteredExpression.around(actor.getBody()));
    }
  }
}
