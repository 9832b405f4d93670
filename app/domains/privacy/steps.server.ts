/** Parts of what others do about people’s own data. Rules: docs/rules/privacy.md. */
export { askAddressLink } from './address-link.server.ts'
