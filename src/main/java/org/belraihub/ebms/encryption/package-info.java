/**
 * Encryption of payloads with XML Encryption, one {@code xenc:EncryptedData} per part: what was signed in clear is encrypted before it is
 * sent, and decrypted before its signature is verified. Only algorithms that an agreement names; AES-GCM with RSA-OAEP is what this
 * service proposes. May call {@code packaging} and {@code xml}.
 */
@NullMarked
package org.belraihub.ebms.encryption;

import org.jspecify.annotations.NullMarked;
