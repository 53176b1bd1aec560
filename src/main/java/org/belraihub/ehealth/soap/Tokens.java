package org.belraihub.ehealth.soap;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.wss.HeldAssertion;

/** Where the token for holder-of-key calls comes from. */
public interface Tokens {

  /** A token that holds now. */
  HeldAssertion current() throws CallFailedException;

  /** A service did not take this token: it is not given out again. */
  void refused(HeldAssertion token);
}
