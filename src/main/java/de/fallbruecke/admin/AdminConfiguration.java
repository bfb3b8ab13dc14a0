package de.fallbruecke.admin;

import de.fallbruecke.access.Audit;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdminConfiguration {
  @Bean
  Own ownSubmissions(Submissions submissions) {
    return new Own(submissions);
  }

  @Bean
  JobDesk jobDesk(BulkJobs jobs, Own own, Audit audit) {
    return new JobDesk(jobs, own, audit);
  }

  @Bean
  RouteReach routeReach(Activations activations, RouteChanges changes, Takeovers takeovers) {
    return new RouteReach(activations, changes, takeovers);
  }

  @Bean
  RenewalDesk renewalDesk(
      Destinations destinations, ObjectProvider<KeyRenewals> renewals, Audit audit) {
    return new RenewalDesk(destinations, renewals, audit);
  }

  @Bean
  Uploads adminUploads() {
    return new Uploads();
  }
}
