package org.belraihub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.person.Insz;
import org.belraihub.testing.HubStore;
import org.belraihub.wss.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R1.22, R6.30, R6.31: who may call enters by file, whole or not at all, and is in force on every node without a restart. */
class OrganisationRegistersIT {

  private static final X509Certificate FIRST = TestKeys.rsa("first").certificate();
  private static final X509Certificate SECOND = TestKeys.rsa("second").certificate();
  private static final Insz LOUISE = Insz.of("85041299867");
  private static final HcoNumber WZC = new HcoNumber("10000022");
  private static final HcoNumber GZ = new HcoNumber("10000011");

  private final HubStore store = new HubStore();
  private final StoredOrganisations directory = new StoredOrganisations(store.jdbc(), store.cipher(), store.clock());
  private final OrganisationImport imports = new OrganisationImport(directory, store.audit(), store.transaction());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anImportedOrganisationMayCallAtOnceAndOnTheOtherNodeAfterALook() throws Exception {
    var otherNode = new StoredOrganisations(store.jdbc(), store.cipher(), store.clock());
    otherNode.refresh();

    imports.take(file(organisation(WZC, FIRST)), "an");

    assertThat(directory.byCertificate(FIRST)).map(Organisation::hco).contains(WZC);
    assertThat(directory.byHco(WZC)).contains(organisation(WZC, FIRST));
    assertThat(otherNode.byHco(WZC)).isEmpty();
    otherNode.refresh();
    assertThat(otherNode.byCertificate(FIRST)).map(Organisation::hco).contains(WZC);
    assertThat(otherNode.all()).hasSize(1);
    assertThat(store.jdbc().sql("select action || ' ' || details from audit_event").query(String.class).list())
        .containsExactly("ORGANISATIONS_IMPORTED by=an; organisations=10000022");
  }

  @Test
  void aNewImportReplacesTheOldCertificate() throws Exception {
    imports.take(file(organisation(WZC, FIRST)), "an");

    imports.take(file(organisation(WZC, SECOND)), "an");

    assertThat(directory.byCertificate(FIRST)).isEmpty();
    assertThat(directory.byCertificate(SECOND)).map(Organisation::hco).contains(WZC);
  }

  @Test
  void aFileWithAProblemChangesNothing() throws Exception {
    imports.take(file(organisation(WZC, FIRST)), "an");
    String wrong = file(organisation(GZ, SECOND), organisation(WZC, SECOND)).replace(LOUISE.digits(), "85041299868");

    assertThatThrownBy(() -> imports.take(wrong, "an")).isInstanceOf(OrganisationFileException.class);

    assertThat(directory.byHco(GZ)).isEmpty();
    assertThat(directory.byCertificate(FIRST)).map(Organisation::hco).contains(WZC);
  }

  /** Otherwise a slip in a file would let one organisation act with the key of another. */
  @Test
  void aCertificateThatBelongsToAnotherOrganisationIsRefused() throws Exception {
    imports.take(file(organisation(WZC, FIRST)), "an");

    var sameKey = catchThrowableOfType(OrganisationFileException.class, () -> imports.take(file(organisation(GZ, FIRST)), "an"));
    var twiceInOneFile = catchThrowableOfType(OrganisationFileException.class,
        () -> imports.take(file(organisation(WZC, SECOND), organisation(GZ, SECOND)), "an"));

    assertThat(sameKey.problems()).singleElement().asString().contains(GZ.digits(), WZC.digits());
    assertThat(twiceInOneFile.problems()).singleElement().asString().contains(GZ.digits());
    assertThat(directory.byCertificate(FIRST)).map(Organisation::hco).contains(WZC);
    assertThat(directory.byHco(GZ)).isEmpty();
  }

  @Test
  void whatIsStoredOfUsersIsSealed() throws Exception {
    imports.take(file(organisation(WZC, FIRST)), "an");

    assertThat(store.jdbc().sql("select content from organisation").query(byte[].class).single())
        .satisfies(content -> assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(LOUISE.digits(), "Louise"));
  }

  @Test
  void aProviderHasOneIdOnEveryNodeAndUnderEveryKey() throws Exception {
    DataKeys keys = DataKeys.generate(true);
    var nodes = List.of(providers(keys), providers(keys), providers(keys), providers(keys));
    var ids = new ArrayList<Long>();
    var threads = Executors.newFixedThreadPool(nodes.size());
    try {
      List<Callable<Long>> asked = nodes.stream().map(node -> (Callable<Long>) () -> node.idOf(LOUISE)).toList();
      for (var call : threads.invokeAll(asked)) {
        ids.add(call.get());
      }
    } finally {
      threads.shutdownNow();
    }

    ProviderRegister rotated = providers(keys.rotated());
    assertThat(ids).containsOnly(rotated.idOf(LOUISE));
    assertThat(rotated.inszOf(ids.get(0))).isEqualTo(LOUISE);
  }

  private ProviderRegister providers(DataKeys keys) {
    return new ProviderRegister(store.jdbc(), new FieldCipher(keys), new KeyedHash(keys), store.ownTransaction());
  }

  private static Organisation organisation(HcoNumber hco, X509Certificate certificate) {
    return new Organisation(hco, new NihiiNumber("72500174"), "Zandbak", OrganisationType.NURSING_HOME, true, Set.of(), Set.of("CARE-1"),
        new CircleOfTrust(LocalDate.of(2020, 1, 1), null), List.of(certificate),
        List.of(new User(LOUISE, "Louise Maes", Set.of(Role.CERTIFIED_PROVIDER), null, null)));
  }

  private static String file(Organisation... organisations) {
    return OrganisationFile.write(List.of(organisations));
  }
}
