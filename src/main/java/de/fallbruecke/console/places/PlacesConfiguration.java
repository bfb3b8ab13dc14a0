package de.fallbruecke.console.places;

import de.fallbruecke.access.Ability;
import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.TestDeliveries;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.delivery.TargetFigures;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Waiting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlacesConfiguration {
  @Bean
  DestinationViews destinationViews(
      Listings listings, Waiting waiting, DestinationPauses pauses, ConnectionChecks checks) {
    return new DestinationViews(listings, waiting, pauses, checks);
  }

  @Bean
  TargetViews targetViews(
      Targets targets,
      TargetFigures figures,
      TargetPauses pauses,
      ConnectionChecks checks,
      TestDeliveries trials) {
    return new TargetViews(targets, figures, pauses, checks, trials);
  }

  @Bean
  KeyViews keyViews(ObjectProvider<KeySource> sources) {
    return new KeyViews(sources::orderedStream);
  }

  @Bean
  Area placesArea() {
    return new Area("/places", "app.nav.places", Ability.SEE_PLACES, 40);
  }
}
