package de.fallbruecke.console.page;

import de.fallbruecke.access.Ability;

/**
 * A part of the console as the main navigation shows it. Each part publishes its own as a bean.
 *
 * @param path where it begins; a page whose path begins so lies within
 * @param name key of its name
 * @param needs what one must be able to do somewhere to see it
 * @param place its place in the navigation, smallest first
 */
public record Area(String path, String name, Ability needs, int place) {}
