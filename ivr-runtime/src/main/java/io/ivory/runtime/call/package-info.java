/** The ports between a flow and whoever is on the line: a caller on a phone, or a scripted one. */
@NullMarked
package io.ivory.runtime.call;

import org.jspecify.annotations.NullMarked;
