package org.belraihub.relation;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;

/**
 * A care relation to be registered by hand (R2.24).
 *
 * @param person       with whom
 * @param card         the card that proves contact; the register refuses a registration without one
 * @param organisation for whom
 * @param registeredBy who registers it
 * @param kind         what it rests on
 * @param from         first day
 * @param through      last day; the two kinds of contact take none
 * @param resident     whether the person resides in the organisation
 */
public record NewRelation(Insz person, Optional<CardNumber> card, HcoNumber organisation, Optional<Insz> registeredBy,
                          CareRelationKind kind, LocalDate from, Optional<LocalDate> through, boolean resident) {
}
