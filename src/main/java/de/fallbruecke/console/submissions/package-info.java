/** Submissions: the list, one submission, its content on demand, and what sets it right. */
@NullMarked
package de.fallbruecke.console.submissions;

import org.jspecify.annotations.NullMarked;
