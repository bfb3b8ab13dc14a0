package de.fallbruecke.mapping;

import java.util.List;
import net.sf.saxon.expr.AxisExpression;
import net.sf.saxon.expr.ContextItemExpression;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.Literal;
import net.sf.saxon.expr.Operand;
import net.sf.saxon.expr.OperandRole;
import net.sf.saxon.expr.elab.Elaborator;
import net.sf.saxon.expr.instruct.Instruction;
import net.sf.saxon.expr.parser.RebindingMap;
import net.sf.saxon.expr.sort.SortKeyDefinition;
import net.sf.saxon.expr.sort.SortKeyDefinitionList;
import net.sf.saxon.trace.ExpressionPresenter;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.ItemType;

/**
 * An expression of a compiled stylesheet, unchanged but for the {@link Meter}: each evaluation,
 * each item that it gives and every few characters of a text are steps. Saxon itself has no limit
 * for time, steps or memory and cannot be interrupted; with this around every expression no loop,
 * no recursion and no growing text runs on unseen.
 */
final class MeteredExpression extends Instruction {
  private final Operand inner;

  private MeteredExpression(Expression inner) {
    this.inner = new Operand(this, inner, OperandRole.SAME_FOCUS_ACTION);
  }

  /** The expression, metered like all below it. */
  static Expression around(Expression expression) {
    below(expression);
    return wanted(expression) ? new MeteredExpression(expression) : expression;
  }

  private static void below(Expression expression) {
    for (Operand operand : expression.operands()) {
      Expression child = operand.getChildExpression();
      if (child instanceof MeteredExpression) {
        continue;
      }
      below(child);
      if (wanted(child)) {
        operand.setChildExpression(new MeteredExpression(child));
      }
    }
  }

  /**
   * Literals are as long as the file at most; steps count themselves in {@link MeteredNode}; sort
   * keys are no expressions of their own.
   */
  private static boolean wanted(Expression expression) {
    return !(expression instanceof Literal
        || expression instanceof AxisExpression
        || expression instanceof ContextItemExpression
        || expression instanceof SortKeyDefinitionList
        || expression instanceof SortKeyDefinition);
  }

  Expression inner() {
    return inner.getChildExpression();
  }

  @Override
  public Iterable<Operand> operands() {
    return List.of(inner);
  }

  @Override
  public Elaborator getElaborator() {
    return new MeteredElaborator();
  }

  @Override
  public ItemType getItemType() {
    return inner().getItemType();
  }

  @Override
  public int getCardinality() {
    return inner().getCardinality();
  }

  @Override
  protected int computeCardinality() {
    return inner().getCardinality();
  }

  @Override
  public int getDependencies() {
    return inner().getDependencies();
  }

  @Override
  public int getImplementationMethod() {
    return inner().getImplementationMethod();
  }

  @Override
  public Expression copy(RebindingMap rebindings) {
    throw new UnsupportedOperationException("A metered stylesheet is not compiled again");
  }

  @Override
  public void export(ExpressionPresenter out) throws XPathException {
    inner().export(out);
  }
}
