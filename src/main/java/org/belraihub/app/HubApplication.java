package org.belraihub.app;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The hub as a Spring application: every package brings its own beans, the sandbox none. What guards the operator port belongs to the
 * context of that port alone; scanned here it would ask care software for the operator's token.
 */
@SpringBootApplication
@EnableScheduling
@EntityScan({"org.belraihub.assessment", "org.belraihub.team"})
@ComponentScan(basePackages = "org.belraihub",
    excludeFilters = {
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.belraihub\\.sandbox\\..*"),
        @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = ManagementContextConfiguration.class)})
class HubApplication {
}
