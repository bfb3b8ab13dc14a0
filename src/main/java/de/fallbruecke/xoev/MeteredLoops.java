package de.fallbruecke.xoev;

import java.util.HashSet;
import java.util.Set;
import net.sf.saxon.expr.Assignation;
import net.sf.saxon.expr.AxisExpression;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.Literal;
import net.sf.saxon.expr.Operand;
import net.sf.saxon.expr.OperandRole;
import net.sf.saxon.expr.RangeExpression;
import net.sf.saxon.expr.UnaryExpression;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.elab.Elaborator;
import net.sf.saxon.expr.elab.FallbackElaborator;
import net.sf.saxon.expr.elab.PullEvaluator;
import net.sf.saxon.expr.parser.RebindingMap;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.IntegerRange;
import org.jspecify.annotations.Nullable;

/**
 * Puts a counter into every loop of a compiled expression, so that the {@link Meter} ends loops
 * that visit no node: {@code for $a in //x, $b in //x return 1}, {@code some $i in 1 to 1000000000
 * satisfies …}. Saxon itself has nothing that could stop them.
 */
final class MeteredLoops {
  private static final String NAME = "meter";

  /** A range is cheap to write and may be kept in memory whole. */
  private static final int RANGE_ITEM = 16;

  private static final int MAX_RANGE = 10_000;

  private MeteredLoops() {}

  /**
   * To be done once, after compiling and before the first evaluation.
   *
   * @throws HugeRange if the expression has a constant range that is too long
   */
  static void putInto(XPathExecutable compiled) {
    Expression top = compiled.getUnderlyingExpression().getInternalExpression();
    putInto(top, new HashSet<>());
  }

  /** Must be said before evaluating. */
  static void use(XPathSelector selector, Meter meter) {
    selector
        .getUnderlyingXPathContext()
        .getXPathContextObject()
        .getController()
        .setUserData(MeteredLoops.class, NAME, meter);
  }

  private static void putInto(Expression expression, Set<Operand> seen) {
    for (Operand operand : expression.operands()) {
      if (seen.add(operand)) {
        Expression child = operand.getChildExpression();
        refuseHuge(child);
        putInto(child, seen);
        if (isLoop(expression, operand) || child instanceof RangeExpression) {
          operand.setChildExpression(new Counted(child));
        }
      }
    }
  }

  /** {@code 1 to 1000000000} is a constant for Saxon, and summing it up is not a loop. */
  private static void refuseHuge(Expression expression) {
    if (expression instanceof Literal literal
        && literal.getGroundedValue() instanceof IntegerRange range
        && range.getLength() > MAX_RANGE) {
      throw new HugeRange();
    }
  }

  /** An axis visits nodes, which count themselves; a constant predicate is evaluated once. */
  private static boolean isLoop(Expression parent, Operand operand) {
    Expression child = operand.getChildExpression();
    if (!operand.isHigherOrder() || child instanceof AxisExpression) {
      return false;
    }
    return parent instanceof Assignation || !(child instanceof Literal);
  }

  private static void step(XPathContext context, int weight) {
    if (context.getController().getUserData(MeteredLoops.class, NAME) instanceof Meter meter) {
      meter.step(weight);
    }
  }

  /** A constant range of more than 10 000 numbers. */
  static final class HugeRange extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The same expression; each evaluation is a step. */
  private static final class Counted extends UnaryExpression {
    private transient @Nullable PullEvaluator pull;

    Counted(Expression base) {
      super(base);
    }

    @Override
    protected OperandRole getOperandRole() {
      return OperandRole.SAME_FOCUS_ACTION;
    }

    @Override
    public Elaborator getElaborator() {
      return new FallbackElaborator();
    }

    @Override
    public int getImplementationMethod() {
      return ITERATE_METHOD;
    }

    @Override
    public SequenceIterator iterate(XPathContext context) throws XPathException {
      step(context, 1);
      PullEvaluator evaluator = pull;
      if (evaluator == null) {
        evaluator = getBaseExpression().makeElaborator().elaborateForPull();
        pull = evaluator;
      }
      SequenceIterator items = evaluator.iterate(context);
      return getBaseExpression() instanceof RangeExpression ? counted(items, context) : items;
    }

    @Override
    @SuppressWarnings("NullAway") // null is Saxon's word for "no item"
    public Item evaluateItem(XPathContext context) throws XPathException {
      return iterate(context).next();
    }

    @Override
    public boolean effectiveBooleanValue(XPathContext context) throws XPathException {
      step(context, 1);
      return getBaseExpression().makeElaborator().elaborateForBoolean().eval(context);
    }

    @Override
    public Expression copy(RebindingMap rebindings) {
      return new Counted(getBaseExpression().copy(rebindings));
    }

    private static SequenceIterator counted(SequenceIterator items, XPathContext context) {
      return () -> {
        step(context, RANGE_ITEM);
        return items.next();
      };
    }
  }
}
