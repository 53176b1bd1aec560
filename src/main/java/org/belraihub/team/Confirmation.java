package org.belraihub.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Which suggestions the coordinator of an assessment has confirmed; sealed, because it says what was answered. */
@Entity
class Confirmation {

  @Id
  private long assessmentId;
  private byte[] sealed = new byte[0];

  protected Confirmation() {
  }

  Confirmation(long assessmentId) {
    this.assessmentId = assessmentId;
  }

  byte[] sealed() {
    return sealed;
  }

  void write(byte[] content) {
    sealed = content;
  }
}
