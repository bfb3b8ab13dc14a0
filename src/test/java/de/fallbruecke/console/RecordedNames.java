package de.fallbruecke.console;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.route.Activation;
import de.fallbruecke.submission.ReplyStage;
import de.fallbruecke.submission.SubmissionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * What the program records, read from its source: kinds of evidence, acts of the audit log, and the
 * names of their facts. A name that is put together is followed to its parts; where that fails it
 * stands under {@link #unclear}, so that nothing is recorded unseen.
 */
final class RecordedNames {
  private static final String FACT = "?";

  /** Files whose maps are facts although they record nothing themselves. */
  private static final Set<String> FACTS_ELSEWHERE =
      Set.of("Order.java", "SubmissionFilter.java", "Refusal.java", "Arrival.java");

  /** What follows these beginnings is the name of a state. */
  private static final Map<String, List<String>> STATES =
      Map.of(
          "", names(SubmissionState.values()),
          "DELIVERY_", names(DeliveryState.values()),
          "REPLY_",
              Stream.concat(
                      names(ReplyState.values()).stream(), names(ReplyStage.values()).stream())
                  .distinct()
                  .toList(),
          "ROUTE_", names(Activation.Kind.values()));

  final Set<String> evidence = new TreeSet<>();
  final Set<String> acts = new TreeSet<>();

  /** By name, where it is recorded. */
  final Map<String, Set<String>> facts = new TreeMap<>();

  final Set<String> unclear = new TreeSet<>();

  private final List<CompilationUnitTree> files = new ArrayList<>();
  private final Map<String, ExpressionTree> constants = new HashMap<>();
  private final Map<String, List<TreePath>> calls = new HashMap<>();
  private final Map<CompilationUnitTree, Boolean> recording = new HashMap<>();

  private RecordedNames() {}

  static RecordedNames read() throws IOException {
    RecordedNames names = new RecordedNames();
    List<Path> sources;
    try (Stream<Path> all = Files.walk(Path.of("src/main/java/de/fallbruecke"))) {
      sources =
          all.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.toString().contains("/simulator/"))
              // a chain of its own, for whoever runs the box, on no page
              .filter(path -> !path.toString().contains("/xta/box/"))
              .toList();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      task.parse().forEach(names.files::add);
    }
    names.files.forEach(names::index);
    names.files.forEach(names::collect);
    return names;
  }

  private void index(CompilationUnitTree file) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getInitializer() instanceof LiteralTree literal) {
          constants.put(type(file) + "." + variable.getName(), literal);
        }
        return super.visitVariable(variable, nothing);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        calls
            .computeIfAbsent(
                called(call) + "/" + call.getArguments().size(), any -> new ArrayList<>())
            .add(getCurrentPath());
        return super.visitMethodInvocation(call, nothing);
      }
    }.scan(file, null);
  }

  private void collect(CompilationUnitTree file) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        String target = call.getMethodSelect().toString();
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (target.equals("Event.of") || target.equals("Event.token")) {
          if (!type(file).equals("Audit") && !type(file).equals("Event")) {
            evidence.addAll(known(arguments.getFirst(), call));
          }
        } else if (target.endsWith("audit.record")) {
          acts.addAll(known(arguments.get(1), call));
        } else if (target.equals("Map.of") && holdsFacts(getCurrentPath())) {
          for (int i = 0; i < arguments.size(); i += 2) {
            fact(arguments.get(i));
          }
        } else if ((target.equals("facts.put") || target.equals("all.put"))
            && records(file)
            && arguments.size() == 2) {
          fact(arguments.getFirst());
        }
        return super.visitMethodInvocation(call, nothing);
      }

      private Set<String> known(ExpressionTree name, MethodInvocationTree call) {
        Set<String> found = resolved(name, getCurrentPath(), "", new HashSet<>());
        if (found.isEmpty()) {
          unclear.add(type(file) + ": " + call);
        }
        return found;
      }

      private void fact(ExpressionTree name) {
        resolved(name, getCurrentPath(), FACT, new HashSet<>())
            .forEach(one -> facts.computeIfAbsent(one, any -> new TreeSet<>()).add(type(file)));
      }
    }.scan(file, null);
  }

  /** Within the call that records, or in a map of texts in a file that records. */
  private boolean holdsFacts(TreePath path) {
    CompilationUnitTree file = path.getCompilationUnit();
    for (TreePath at = path.getParentPath(); at != null; at = at.getParentPath()) {
      switch (at.getLeaf()) {
        case MethodInvocationTree call when isRecording(call) -> {
          return true;
        }
        case VariableTree variable -> {
          return records(file) && isTexts(variable.getType());
        }
        case MethodTree method -> {
          return records(file) && isTexts(method.getReturnType());
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean isRecording(MethodInvocationTree call) {
    String target = call.getMethodSelect().toString();
    return target.equals("Event.of")
        || target.equals("Event.token")
        || target.matches("audit\\.(record|each|refused|arrived)");
  }

  private static boolean isTexts(Tree type) {
    return type != null && type.toString().matches("(Sorted|Tree)?Map<String, String>");
  }

  private boolean records(CompilationUnitTree file) {
    return recording.computeIfAbsent(file, RecordedNames::mayRecord);
  }

  private static boolean mayRecord(CompilationUnitTree file) {
    String name = Path.of(file.getSourceFile().getName()).getFileName().toString();
    String text = file.toString();
    return FACTS_ELSEWHERE.contains(name)
        || text.contains("Event.of(")
        || text.contains("Event.token(")
        || text.contains("audit.record(")
        || text.contains("private static Event event(")
        || file.getPackageName().toString().equals("de.fallbruecke.alarm");
  }

  /** The texts that an expression may have; empty if that cannot be told. */
  private Set<String> resolved(
      Tree expression, TreePath where, String beginning, Set<String> followed) {
    return switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String text -> Set.of(text);
      case ParenthesizedTree inner -> resolved(inner.getExpression(), where, beginning, followed);
      case ConditionalExpressionTree either ->
          Stream.of(either.getTrueExpression(), either.getFalseExpression())
              .flatMap(one -> resolved(one, where, beginning, followed).stream())
              .collect(Collectors.toSet());
      case BinaryTree sum ->
          resolved(sum.getLeftOperand(), where, beginning, followed).stream()
              .flatMap(
                  left ->
                      resolved(sum.getRightOperand(), where, left, followed).stream()
                          .map(right -> left + right))
              .collect(Collectors.toSet());
      case IdentifierTree name -> named(name.getName().toString(), where, beginning, followed);
      case MemberSelectTree constant
          when constants.get(constant.getExpression() + "." + constant.getIdentifier())
              instanceof LiteralTree literal ->
          Set.of(String.valueOf(literal.getValue()));
      default ->
          expression
                  .toString()
                  .matches(".*(state|stage|kind|State\\.[A-Z]+)(\\(\\))?(\\.name\\(\\))?")
              ? Set.copyOf(STATES.getOrDefault(beginning, List.of()))
              : Set.of();
    };
  }

  /** A constant of the file, or a parameter: then what the callers give. */
  private Set<String> named(String name, TreePath where, String beginning, Set<String> followed) {
    CompilationUnitTree file = where.getCompilationUnit();
    for (TreePath at = where; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof MethodTree method) {
        for (int i = 0; i < method.getParameters().size(); i++) {
          if (method.getParameters().get(i).getName().contentEquals(name)) {
            return given(method, i, file, beginning, followed);
          }
        }
      }
    }
    ExpressionTree constant = constants.get(type(file) + "." + name);
    return constant instanceof LiteralTree literal && literal.getValue() instanceof String text
        ? Set.of(text)
        : Set.of();
  }

  private Set<String> given(
      MethodTree method,
      int parameter,
      CompilationUnitTree file,
      String beginning,
      Set<String> followed) {
    String signature = method.getName() + "/" + method.getParameters().size();
    // the name of a fact is never handed on twice; beyond that, other methods have the same name
    if (!followed.add(type(file) + signature + parameter)
        || (beginning.equals(FACT) && followed.size() > 1)) {
      return Set.of();
    }
    boolean own = method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    Set<String> all = new TreeSet<>();
    for (TreePath call : calls.getOrDefault(signature, List.of())) {
      if (!own || call.getCompilationUnit() == file) {
        ExpressionTree argument =
            ((MethodInvocationTree) call.getLeaf()).getArguments().get(parameter);
        all.addAll(resolved(argument, call, beginning, followed));
      }
    }
    return all;
  }

  private static String called(MethodInvocationTree call) {
    String target = call.getMethodSelect().toString();
    return target.substring(target.lastIndexOf('.') + 1);
  }

  private static String type(CompilationUnitTree file) {
    String name = Path.of(file.getSourceFile().getName()).getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
