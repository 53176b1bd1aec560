package org.belraihub.xml;

/**
 * What a document may at most be before it is refused.
 *
 * @param bytes      size of the whole document in bytes
 * @param depth      nesting of elements
 * @param elements   number of elements
 * @param attributes attributes of one element, namespace declarations included
 */
public record XmlLimits(int bytes, int depth, int elements, int attributes) {

  /** For messages of care organisations and partners: 2 MiB, 64 deep, 50,000 elements, 64 attributes. */
  public static final XmlLimits MESSAGE = new XmlLimits(2 * 1024 * 1024, 64, 50_000, 64);
}
