package de.fallbruecke.route.doc;

import de.fallbruecke.route.doc.FlowStep.Box;
import de.fallbruecke.route.doc.FlowStep.Branch;
import de.fallbruecke.route.doc.FlowStep.Choice;
import java.util.List;

/** Draws the steps of one route from top to bottom; branches stand side by side. */
final class FlowPicture {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 52;
  private static final int CONDITION = 34;
  private static final int GAP = 26;
  private static final int SIDE = 24;
  private static final int MARGIN = 8;
  private static final int LETTERS = 38;

  private final Markup svg = new Markup();

  private FlowPicture() {}

  /** An SVG of its own, usable inside a page and as a file. */
  static String of(String title, List<FlowStep> steps) {
    FlowPicture picture = new FlowPicture();
    int width = width(steps) + 2 * MARGIN;
    int height = height(steps) + 2 * MARGIN;
    picture
        .svg
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            "0 0 %d %d".formatted(width, height),
            "width",
            String.valueOf(width),
            "height",
            String.valueOf(height),
            "role",
            "img",
            "font-family",
            "Arial, Helvetica, sans-serif")
        .element("title", title);
    picture.sequence(steps, width / 2, MARGIN);
    return picture.svg.close("svg").toString();
  }

  private static int width(List<FlowStep> steps) {
    return steps.stream().mapToInt(FlowPicture::width).max().orElse(WIDTH);
  }

  private static int width(FlowStep step) {
    return switch (step) {
      case Box ignored -> WIDTH;
      case Choice choice ->
          choice.branches().stream().mapToInt(branch -> width(branch.steps())).sum()
              + SIDE * (choice.branches().size() - 1);
    };
  }

  private static int height(List<FlowStep> steps) {
    return steps.stream().mapToInt(FlowPicture::height).sum() + GAP * Math.max(0, steps.size() - 1);
  }

  private static int height(FlowStep step) {
    return switch (step) {
      case Box ignored -> HEIGHT;
      case Choice choice -> GAP + tallest(choice);
    };
  }

  private static int tallest(Choice choice) {
    return choice.branches().stream()
        .mapToInt(
            branch -> CONDITION + (branch.steps().isEmpty() ? 0 : GAP + height(branch.steps())))
        .max()
        .orElse(0);
  }

  /** Draws below the point; returns where it ended. */
  private int sequence(List<FlowStep> steps, int x, int top) {
    int y = top;
    for (int i = 0; i < steps.size(); i++) {
      if (i > 0) {
        arrow(x, y, x, y + GAP);
        y += GAP;
      }
      y = step(steps.get(i), x, y);
    }
    return y;
  }

  private int step(FlowStep step, int x, int y) {
    return switch (step) {
      case Box box -> box(box, x, y);
      case Choice choice -> choice(choice, x, y);
    };
  }

  private int box(Box box, int x, int y) {
    String colour =
        switch (box.kind()) {
          case ENTRANCE -> "#dbe7f5";
          case CHECK -> "#eef0f2";
          case MAP -> "#e4f1e4";
          case TARGET -> "#fdebd2";
          case NOTE, END -> "#ffffff";
        };
    rectangle(x - WIDTH / 2, y, HEIGHT, colour, "#3b4754");
    label(box.title(), x, y + (box.detail().isEmpty() ? 31 : 22), "bold", 14);
    if (!box.detail().isEmpty()) {
      label(box.detail(), x, y + 40, "normal", 12);
    }
    return y + HEIGHT;
  }

  private int choice(Choice choice, int x, int y) {
    int bottom = y + GAP + tallest(choice);
    int left = x - width(choice) / 2;
    for (Branch branch : choice.branches()) {
      int width = width(branch.steps());
      int middle = left + width / 2;
      int top = y + GAP / 2;
      line(x, y, x, top);
      line(x, top, middle, top);
      line(middle, top, middle, y + GAP);
      rectangle(middle - WIDTH / 2, y + GAP, CONDITION, "#fffbe6", "#8a6d00");
      label(branch.condition(), middle, y + GAP + 22, "normal", 12);
      int end = y + GAP + CONDITION;
      if (!branch.steps().isEmpty()) {
        arrow(middle, end, middle, end + GAP);
        end = sequence(branch.steps(), middle, end + GAP);
      }
      if (!ends(branch)) {
        line(middle, end, middle, bottom);
        line(middle, bottom, x, bottom);
      }
      left += width + SIDE;
    }
    return bottom;
  }

  private static boolean ends(Branch branch) {
    return !branch.steps().isEmpty()
        && branch.steps().getLast() instanceof Box box
        && box.kind() == FlowStep.Kind.END;
  }

  private void rectangle(int x, int y, int height, String fill, String stroke) {
    svg.raw(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\"/>"
            .formatted(x, y, WIDTH, height, fill, stroke));
  }

  private void label(String text, int x, int y, String weight, int size) {
    String shown = text.strip().replaceAll("\\s+", " ");
    boolean cut = shown.codePointCount(0, shown.length()) > LETTERS;
    svg.open(
        "text",
        "x",
        String.valueOf(x),
        "y",
        String.valueOf(y),
        "text-anchor",
        "middle",
        "font-size",
        String.valueOf(size),
        "font-weight",
        weight,
        "fill",
        "#1b232b");
    if (cut) {
      svg.element("title", shown);
      shown = shown.substring(0, shown.offsetByCodePoints(0, LETTERS - 1)) + "…";
    }
    svg.text(shown).close("text");
  }

  private void line(int fromX, int fromY, int toX, int toY) {
    svg.raw(
        "<path d=\"M%d %dL%d %d\" stroke=\"#3b4754\" fill=\"none\"/>"
            .formatted(fromX, fromY, toX, toY));
  }

  private void arrow(int fromX, int fromY, int toX, int toY) {
    line(fromX, fromY, toX, toY);
    svg.raw("<path d=\"M%d %dl-5 -8h10z\" fill=\"#3b4754\"/>".formatted(toX, toY));
  }
}
