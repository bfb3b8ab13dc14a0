package de.fallbruecke.admin.view;

import de.fallbruecke.route.RoutePackage;
import java.util.List;
import java.util.Map;

/**
 * What runs, and what could.
 *
 * @param instances the newest entry of each
 * @param packages that lie in the directory of the gateway and could be activated
 * @param broken those that could not, by folder, with what is wrong
 */
public record RouteList(
    List<RouteEntry> instances, List<RoutePackage> packages, Map<String, String> broken) {
  public RouteList {
    instances = List.copyOf(instances);
    packages = List.copyOf(packages);
  }
}
