package de.fallbruecke.mapping;

import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.VariableReference;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.elab.BooleanEvaluator;
import net.sf.saxon.expr.elab.Elaborator;
import net.sf.saxon.expr.elab.ItemEvaluator;
import net.sf.saxon.expr.elab.PullElaborator;
import net.sf.saxon.expr.elab.PullEvaluator;
import net.sf.saxon.expr.elab.PushEvaluator;
import net.sf.saxon.expr.elab.StringEvaluator;
import net.sf.saxon.expr.elab.UnicodeStringEvaluator;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.str.UnicodeString;
import net.sf.saxon.value.StringValue;

/** Evaluates what {@link MeteredExpression} wraps in each of Saxon's ways, and counts. */
final class MeteredElaborator extends PullElaborator {
  /** A text may be kept by the stylesheet, so it weighs more than a text of the source. */
  private static final int CHARACTERS = 16;

  private Expression wrapped() {
    return ((MeteredExpression) getExpression()).inner();
  }

  private Elaborator inner() {
    return wrapped().makeElaborator();
  }

  private static void step(XPathContext context, long weight) {
    MeteredRun.of(context).step(weight);
  }

  private static long weight(Item item) {
    return item instanceof StringValue text
        ? 1 + text.getUnicodeStringValue().length() / CHARACTERS
        : 1;
  }

  @Override
  public PullEvaluator elaborateForPull() {
    PullEvaluator inner = inner().elaborateForPull();
    return context -> {
      step(context, 1);
      return new Counted(inner.iterate(context), context);
    };
  }

  @Override
  public PushEvaluator elaborateForPush() {
    if (wrapped() instanceof VariableReference) {
      return super.elaborateForPush(); // item by item, each of them a step
    }
    PushEvaluator inner = inner().elaborateForPush();
    return (out, context) -> {
      step(context, 1);
      return inner.processLeavingTail(out, context);
    };
  }

  @Override
  @SuppressWarnings("NullAway") // null is Saxon's word for the empty sequence
  public ItemEvaluator elaborateForItem() {
    ItemEvaluator inner = inner().elaborateForItem();
    return context -> {
      step(context, 1);
      Item item = inner.eval(context);
      step(context, weight(item));
      return item;
    };
  }

  @Override
  public BooleanEvaluator elaborateForBoolean() {
    BooleanEvaluator inner = inner().elaborateForBoolean();
    return context -> {
      step(context, 1);
      return inner.eval(context);
    };
  }

  @Override
  @SuppressWarnings("NullAway") // null is Saxon's word for the empty sequence
  public UnicodeStringEvaluator elaborateForUnicodeString(boolean zeroLengthWhenAbsent) {
    UnicodeStringEvaluator inner = inner().elaborateForUnicodeString(zeroLengthWhenAbsent);
    return context -> {
      step(context, 1);
      UnicodeString text = inner.eval(context);
      step(context, text == null ? 1 : text.length() / CHARACTERS);
      return text;
    };
  }

  @Override
  @SuppressWarnings("NullAway") // null is Saxon's word for the empty sequence
  public StringEvaluator elaborateForString(boolean zeroLengthWhenAbsent) {
    StringEvaluator inner = inner().elaborateForString(zeroLengthWhenAbsent);
    return context -> {
      step(context, 1);
      String text = inner.eval(context);
      step(context, text == null ? 1 : text.length() / CHARACTERS);
      return text;
    };
  }

  /** Each item is a step. */
  private record Counted(SequenceIterator items, XPathContext context) implements SequenceIterator {
    @Override
    @SuppressWarnings("NullAway") // null is Saxon's word for the end
    public Item next() {
      Item item = items.next();
      step(context, weight(item));
      return item;
    }

    @Override
    public void close() {
      items.close();
    }
  }
}
