package io.ivory.flow.convert;

import io.ivory.flow.resource.Bundle;

/**
 * What became of a source.
 *
 * @param bundle the flows, with what they refer to as far as the source says it; drafts that a person has to finish
 * @param report what was brought over and what was not
 */
public record Conversion(Bundle bundle, ConversionReport report) {}
