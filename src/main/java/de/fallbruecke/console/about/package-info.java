/** What runs here: versions, components and their licences, and the accessibility statement. */
@NullMarked
package de.fallbruecke.console.about;

import org.jspecify.annotations.NullMarked;
