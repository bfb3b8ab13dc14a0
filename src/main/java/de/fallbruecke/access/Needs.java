package de.fallbruecke.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a person must be able to do, for at least one tenant, to call the method. Whether they may
 * for the tenant of the very thing asked for is checked with {@link Person#require}. A page or
 * operation without it answers nobody.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  Ability value();
}
