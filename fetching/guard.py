"""Which hosts may be asked: those of the public internet, never this machine, its network or its cloud."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_FORBIDDEN = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's services for its machines, though a public address
        "192.0.0.0/24",  # kept for protocols; some clouds put their services there
        "192.88.99.0/24",  # relays of 6to4
        "64:ff9b:1::/48",  # NAT64 within a network
        "2001::/32",  # Teredo: tunnels to an IPv4 address
        "2002::/16",  # 6to4: the same
        "::/96",  # IPv4 in IPv6, long given up
        "fec0::/10",  # site-local, given up too
    )
)


def forbidden(ip: IP) -> bool:
    """Whether this IP is not one of the public internet, in itself or by the IPv4 address that it stands for."""
    return any(_not_public(one) for one in _meant(ip))


def _meant(ip: IP) -> Iterator[IP]:
    """The IP, and the IPv4 address in it."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            yield ip.ipv4_mapped
            return  # the IPv6 form says nothing of its own
        if ip in _NAT64:
            yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
            return
        if (int(ip) >> 32) & 0xFCFFFFFF == 0x5EFE:  # ISATAP
            yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    yield ip


def _not_public(ip: IP) -> bool:
    return (
        not ip.is_global
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
        or ip.is_loopback
        or ip.is_link_local
        or any(ip.version == network.version and ip in network for network in _FORBIDDEN)
    )
