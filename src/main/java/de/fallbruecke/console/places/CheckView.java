package de.fallbruecke.console.places;

import java.util.List;

/** The latest connection test as the template shows it. */
record CheckView(boolean passed, String at, String age, String by, List<StepView> steps) {}
