package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.console.page.UploadRule;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.meter.TenantFigures;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.Replays;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.RoutePackages;
import de.fallbruecke.route.RoutesHere;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.Workbench;
import de.fallbruecke.submission.Destinations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
  @Bean
  Area routesArea() {
    return new Area("/routes", "routes.title", Ability.SEE_ROUTES, 30);
  }

  @Bean
  UploadRule archiveUploads() {
    return new UploadRule("/routes/imports", Ability.CHANGE_ROUTES, ImportPage.LIMIT);
  }

  @Bean
  UploadRule benchUploads() {
    return new UploadRule("/routes/bench", Ability.CHANGE_ROUTES, BenchPage.LIMIT);
  }

  @Bean
  RouteAccess routeAccess(
      Activations activations,
      RouteChanges changes,
      Takeovers takeovers,
      Destinations destinations,
      Targets targets) {
    return new RouteAccess(activations, changes, takeovers, destinations, targets);
  }

  @Bean
  RouteLists routeLists(
      RouteAccess access,
      RoutesHere here,
      PackageVersions versions,
      RoutePackages packages,
      TenantFigures figures) {
    return new RouteLists(access, here, versions, packages, figures);
  }

  @Bean
  InstanceViews instanceViews(
      RouteAccess access,
      Activations activations,
      RoutesHere here,
      Workbench workbench,
      PackageVersions versions,
      PackageExports exports,
      RouteChanges changes,
      Takeovers takeovers,
      TenantFigures figures) {
    return new InstanceViews(
        access, activations, here, workbench, versions, exports, changes, takeovers, figures);
  }

  @Bean
  ChangeViews changeViews(RouteChanges changes, Replays replays, Workbench workbench) {
    return new ChangeViews(changes, replays, workbench);
  }

  @Bean
  TakeoverViews takeoverViews(Takeovers takeovers, RouteAccess access) {
    return new TakeoverViews(takeovers, access);
  }
}
