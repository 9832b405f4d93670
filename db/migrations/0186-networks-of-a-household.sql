-- Older nodes bear it: a comment alone. A household or an office holds the /56 of an IPv6 address, not a /64 (docs/rules/accounts.md §5.4).
comment on column known_network.network_key is 'HMAC-SHA-256 of the network (IPv4 address, IPv6 /56) by the secret of the instance, base64url; never the address.';
