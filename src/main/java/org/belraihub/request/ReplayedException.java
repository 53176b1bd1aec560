package org.belraihub.request;

/** The very same signed message was accepted before. To the sender this is a rejected message like any other. */
public final class ReplayedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReplayedException() {
    super("the same signed message was accepted before", null, true, false);
  }
}
