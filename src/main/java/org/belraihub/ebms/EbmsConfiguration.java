package org.belraihub.ebms;

import java.net.http.HttpClient;
import java.time.Duration;

import javax.sql.DataSource;

import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.XmlLimits;

/**
 * What a {@link MessageServiceHandler} needs to know. The first five are the application's; the rest has defaults in {@link #of}.
 *
 * @param dataSource      PostgreSQL with the tables of {@code V200__ebms.sql} on the search path
 * @param agreements      asked for every message, so that it may reload
 * @param own             which party this is, with its keys
 * @param clock           real time
 * @param atRest          encrypts stored message bytes
 * @param messageIdDomain right-hand side of message ids; a host name
 * @param httpClient      with its connect timeout and TLS context
 * @param requestTimeout  for one HTTP exchange
 * @param poll            how often to look for what is due
 * @param shortestPause   before a partner that could not be reached is tried again; doubles each time
 * @param longestPause    between such tries
 * @param senders         transmissions at the same time
 * @param packagingLimits of bodies and parts
 * @param xmlLimits       of envelopes
 */
public record EbmsConfiguration(DataSource dataSource, Agreements agreements, OwnParty own, SystemClock clock, AtRest atRest,
    String messageIdDomain, HttpClient httpClient, Duration requestTimeout, Duration poll, Duration shortestPause, Duration longestPause,
    int senders, PackagingLimits packagingLimits, XmlLimits xmlLimits) {

  /**
   * Defaults: connect within 5 s, exchange within 30 s, poll every second, pauses of 1 to 30 s, 8 senders, bodies of 16 MiB, envelopes of
   * 2 MiB.
   */
  public static EbmsConfiguration of(DataSource dataSource, Agreements agreements, OwnParty own, SystemClock clock, AtRest atRest,
      String messageIdDomain) {
    return new EbmsConfiguration(dataSource, agreements, own, clock, atRest, messageIdDomain,
        HttpSender.defaultClient(Duration.ofSeconds(5)), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(1),
        Duration.ofSeconds(30), 8, PackagingLimits.DEFAULT, XmlLimits.MESSAGE);
  }

  /** With a client of the application's own. */
  public EbmsConfiguration withHttp(HttpClient client, Duration timeout) {
    return new EbmsConfiguration(dataSource, agreements, own, clock, atRest, messageIdDomain, client, timeout, poll, shortestPause,
        longestPause, senders, packagingLimits, xmlLimits);
  }

  /** With other times of looking and of pausing. */
  public EbmsConfiguration withPace(Duration lookEvery, Duration shortest, Duration longest) {
    return new EbmsConfiguration(dataSource, agreements, own, clock, atRest, messageIdDomain, httpClient, requestTimeout, lookEvery,
        shortest, longest, senders, packagingLimits, xmlLimits);
  }

  /** With another number of senders. */
  public EbmsConfiguration withSenders(int number) {
    return new EbmsConfiguration(dataSource, agreements, own, clock, atRest, messageIdDomain, httpClient, requestTimeout, poll,
        shortestPause, longestPause, number, packagingLimits, xmlLimits);
  }

  /** With other limits. */
  public EbmsConfiguration withLimits(PackagingLimits packaging, XmlLimits xml) {
    return new EbmsConfiguration(dataSource, agreements, own, clock, atRest, messageIdDomain, httpClient, requestTimeout, poll,
        shortestPause, longestPause, senders, packaging, xml);
  }
}
