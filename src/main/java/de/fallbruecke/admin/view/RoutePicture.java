package de.fallbruecke.admin.view;

/**
 * The steps of a route as a picture.
 *
 * @param svg every text of the package is escaped in it
 */
public record RoutePicture(String route, String svg) {}
