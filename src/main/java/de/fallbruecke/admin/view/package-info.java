/**
 * What the REST interface for admins answers, and what the command line prints of it: the same
 * records on both sides, made of what the other packages know. Ids, codes, names and times; never
 * content.
 */
@NamedInterface("view")
@NullMarked
package de.fallbruecke.admin.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
