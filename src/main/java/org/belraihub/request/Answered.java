package org.belraihub.request;

/**
 * The answer of a request.
 *
 * @param answer   made now, or stored when the same request came before
 * @param repeated whether it is the stored one
 * @param <A>      record of the answer
 */
public record Answered<A>(A answer, boolean repeated) {
}
