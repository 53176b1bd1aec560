package org.belraihub.ehealth;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.access.CallerSource;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.addressbook.AddressBookClient;
import org.belraihub.ehealth.personregister.PersonRegisterClient;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/** What the person register, CoBRHA and the Circle of Trust say of callers, as far as the hub is connected to them. */
final class RegisteredCallers implements CallerSource {

  private final @Nullable PersonRegisterClient persons;
  private final @Nullable AddressBookClient book;

  RegisteredCallers(@Nullable PersonRegisterClient persons, @Nullable AddressBookClient book) {
    this.persons = persons;
    this.book = book;
  }

  @Override
  public Optional<SourceAnswer<Boolean>> lives(Insz user, LocalDate on, Duration patience) throws SourceUnavailableException {
    if (persons == null) {
      return Optional.empty();
    }
    var known = persons.lookUp(user, patience);
    boolean lives = known.value().filter(person -> person.deceasedOn().filter(day -> !day.isAfter(on)).isEmpty()).isPresent();
    return Optional.of(new SourceAnswer<>(lives, known.givenAt()));
  }

  @Override
  public Optional<SourceAnswer<Boolean>> inCircleOfTrust(NihiiNumber facility, LocalDate on, Duration patience)
      throws SourceUnavailableException {
    return book == null ? Optional.empty() : Optional.of(book.inCircleOfTrust(facility, on, patience));
  }

  @Override
  public Optional<SourceAnswer<Boolean>> recognised(NihiiNumber facility, Duration patience) throws SourceUnavailableException {
    if (book == null) {
      return Optional.empty();
    }
    var listed = book.facility(facility, patience);
    return Optional.of(new SourceAnswer<>(listed.value().isPresent(), listed.givenAt()));
  }

  @Override
  public Optional<SourceAnswer<Boolean>> hasVisa(Insz professional, String profession, Duration patience) throws SourceUnavailableException {
    return book == null ? Optional.empty() : Optional.of(book.hasVisa(professional, profession, patience));
  }
}
