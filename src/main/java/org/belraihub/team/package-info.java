/**
 * The team around a coordinated assessment (R4.36 to R4.52): organisations that are invited, the part assessments of those who accept,
 * what the coordinator sees of them and confirms, and who coordinates. Whoever changes anything holds the lock of the main assessment's
 * row, so a part is saved before the close or refused after it, never lost between. E-mail addresses, telephone numbers, names and
 * remarks are sealed at rest. Rests on {@code assessment}, which knows of it only {@link org.belraihub.assessment.TeamAtClose}.
 */
@NullMarked
package org.belraihub.team;

import org.jspecify.annotations.NullMarked;
