/** What the domain name system says beside addresses: which hosts serve a domain, and over what. */
@NullMarked
package io.ivory.runtime.dns;

import org.jspecify.annotations.NullMarked;
