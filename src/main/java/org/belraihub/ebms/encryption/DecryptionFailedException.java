package org.belraihub.ebms.encryption;

/** A payload that is not encrypted as agreed or not for us. Says no more: a decryption that tells why it failed can be asked for the key. */
public final class DecryptionFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  DecryptionFailedException() {
    super("a payload cannot be decrypted", null, false, false);
  }
}
