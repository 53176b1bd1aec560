package org.belraihub.app;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The hub as a Spring application: every package brings its own beans in classes named {@code ...Beans}, the only ones that are looked
 * at outside this package (reading a thousand generated classes would take a second of each start); the sandbox brings none. What guards
 * the operator port belongs to the context of that port alone; scanned here it would ask care software for the operator's token.
 * Transactions are run by templates, so that nothing need look through every bean for annotations that there are none of.
 */
@SpringBootApplication(exclude = TransactionAutoConfiguration.class)
@EnableScheduling
@EntityScan({"org.belraihub.assessment", "org.belraihub.team"})
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = ManagementContextConfiguration.class))
@ComponentScan(basePackages = "org.belraihub", resourcePattern = "**/*Beans.class",
    excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.belraihub\\.(app|sandbox)\\..*"))
class HubApplication {
}
