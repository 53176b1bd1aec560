package org.belraihub.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The hub as a Spring application: every package brings its own beans, the sandbox none. */
@SpringBootApplication
@EnableScheduling
@EntityScan("org.belraihub.assessment")
@ComponentScan(basePackages = "org.belraihub",
    excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.belraihub\\.sandbox\\..*"))
class HubApplication {
}
