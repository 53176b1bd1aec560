package org.belraihub.ebms.storage;

/** Encrypts what is stored and decrypts what is read; supplied by the application, which owns the keys. */
public interface AtRest {

  /** Encrypts and authenticates. */
  byte[] seal(byte[] clear);

  /** Decrypts what {@link #seal} made, with whichever key it was sealed. */
  byte[] open(byte[] sealed);
}
