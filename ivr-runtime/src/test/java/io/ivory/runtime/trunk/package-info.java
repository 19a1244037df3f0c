/** Telephones made of text call the endpoint over loopback; the tables behind it are tried one by one. */
@NullMarked
package io.ivory.runtime.trunk;

import org.jspecify.annotations.NullMarked;
