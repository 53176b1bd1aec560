package org.belraihub.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.SchemaFactory;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the tree, each rule with its because. */
class PackageRulesTest {

  private static JavaClasses hub;

  @BeforeAll
  static void read() {
    hub = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.belraihub");
  }

  @Test
  void nothingIsAnnotatedThatNobodyWouldHeed() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework.transaction.annotation..", "jakarta.transaction..",
            "org.aspectj..")
        .because("beans are not wrapped: an annotated transaction would be none, a template is one")
        .check(hub);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.belraihub.(*)..").should().beFreeOfCycles()
        .because("a package can be understood and changed alone only while nothing it calls calls back")
        .check(hub);
  }

  @Test
  void definitionsScoringAndTheMessageServiceKnowNoFramework() {
    noClasses().that().resideInAnyPackage("org.belraihub.scoring..", "org.belraihub.instrument..", "org.belraihub.ebms..")
        .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.apache.camel..", "jakarta.persistence..")
        .because("what the field defines outlives the framework of the day, and tests of it need none")
        .check(hub);
  }

  @Test
  void theMessageServiceKnowsNothingOfCare() {
    noClasses().that().resideInAPackage("org.belraihub.ebms..").should().dependOnClassesThat(
            resideInAPackage("org.belraihub..").and(DescribedPredicate.not(
                resideInAnyPackage("org.belraihub.ebms..", "org.belraihub.xml..", "org.belraihub.time..", "org.belraihub.crypto.."))))
        .because("it serves any partner that speaks ebMS 2.0")
        .check(hub);
  }

  @Test
  void classesOfAContractStayAtTheWire() {
    var generated = new DescribedPredicate<JavaClass>("generated from a contract") {
      @Override
      public boolean test(JavaClass type) {
        return type.getPackageName().endsWith(".wire")
            && (type.isAnnotatedWith("jakarta.xml.bind.annotation.XmlType")
                || type.isInterface() && type.isAnnotatedWith("jakarta.jws.WebService"));
      }
    };
    // EhealthBridges, the one class of its package, opens a port per contract and hands it to the translation
    noClasses().that().resideOutsideOfPackage("..wire..").and().resideOutsideOfPackage("org.belraihub.ehealth").should()
        .dependOnClassesThat(generated)
        .because("a new version of a contract must not reach further than its translation")
        .check(hub);
  }

  @Test
  void onlyTheProgramKnowsTheSandbox() {
    noClasses().that().resideOutsideOfPackages("org.belraihub.app..", "org.belraihub.sandbox..").should().dependOnClassesThat()
        .resideInAPackage("org.belraihub.sandbox..")
        .because("nothing that serves real partners may depend on simulated ones")
        .check(hub);
  }

  @Test
  void parsersAreBuiltInOnePlace() {
    noClasses().that().resideOutsideOfPackage("org.belraihub.xml..").should()
        .callMethod(DocumentBuilderFactory.class, "newInstance").orShould().callMethod(DocumentBuilderFactory.class, "newDefaultInstance")
        .orShould().callMethod(SAXParserFactory.class, "newInstance").orShould().callMethod(XMLInputFactory.class, "newInstance")
        .orShould().callMethod(XMLInputFactory.class, "newFactory")
        .orShould().callMethod(TransformerFactory.class, "newInstance").orShould().callMethod(SchemaFactory.class, "newInstance", String.class)
        .because("limits and the refusal of DTDs and external entities must hold everywhere")
        .check(hub);
  }

  @Test
  void nobodyReadsAClockBesideTheTwo() {
    noClasses().that().resideOutsideOfPackage("org.belraihub.time..").should()
        .callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now").orShould().callMethod(Clock.class, "systemUTC")
        .orShould().callMethod(Clock.class, "systemDefaultZone").orShould().callMethod(ZoneId.class, "systemDefault")
        .orShould().callMethod(System.class, "currentTimeMillis")
        .because("a moved business day must never loosen security, and a test must be able to set the time")
        .check(hub);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses().that().resideOutsideOfPackage("..wire..").should().haveSimpleNameEndingWith("Impl")
        .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
        .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
        .because("such names say nothing")
        .check(hub);
  }

  /** R11.05: whoever knows a project of this kind finds everything at once. */
  @Test
  void theTopLevelHoldsWhatEverybodyLooksFor() throws IOException {
    try (var top = Files.list(Path.of(""))) {
      assertThat(top.map(Path::toString).filter(name -> !name.startsWith(".") && !name.equals("target")))
          .containsExactlyInAnyOrder("pom.xml", "src", "wsdl", "xsd", "routes", "config", "README.md", "CHANGELOG.md", "LICENSE");
    }
  }

  @Test
  void everyPackageSaysWhatLivesThere() {
    classes().that().resideInAPackage("org.belraihub..").and().resideOutsideOfPackages("..wire..", "org.belraihub")
        .should(new InAPackageThatSaysWhatItIs())
        .because("a newcomer finds a room by its door plate")
        .check(hub);
  }
}
