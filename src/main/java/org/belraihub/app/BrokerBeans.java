package org.belraihub.app;

import org.springframework.boot.artemis.autoconfigure.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker inside the hub. */
@Configuration(proxyBeanMethods = false)
class BrokerBeans {

  private static final int JOURNAL_FILE_BYTES = 1 << 20;
  private static final int JOURNAL_FILES = 4;

  /** A start reads every byte of every file, used or not; the hub's messages are ids, so there is no need of files of ten megabytes. */
  @Bean
  ArtemisConfigurationCustomizer smallJournal() {
    return broker -> broker.setJournalFileSize(JOURNAL_FILE_BYTES).setJournalMinFiles(JOURNAL_FILES).setJournalPoolFiles(JOURNAL_FILES);
  }
}
