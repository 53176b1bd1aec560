package org.belraihub.task;

import org.belraihub.access.FactDesk;
import org.belraihub.assessment.NewMarks;
import org.belraihub.audit.AuditTrail;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.NameSource;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts tasks and clients together. */
@Configuration(proxyBeanMethods = false)
class TaskBeans {

  @Bean
  ClientList clientList(JdbcClient jdbc, SystemClock clock, PersonRegister persons, NewMarks marks, NameSource names, FactDesk facts,
                        RequestDesk requests, AuditTrail audit) {
    return new ClientList(new ClientStore(jdbc, clock), persons, marks, names, facts, requests, audit);
  }

  @Bean
  TaskList taskList(JdbcClient jdbc, PersonRegister persons, ProviderRegister providers, RequestDesk requests, AuditTrail audit,
                    BusinessClock business) {
    return new TaskList(new TaskStore(jdbc), persons, providers, requests, audit, business);
  }
}
