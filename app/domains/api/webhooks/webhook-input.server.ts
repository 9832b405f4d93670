/** What one says of an address to tell: the same checks when it is added and when it changes. Rules: docs/rules/plan.md §16.6. */
import { z } from 'zod'
import { DomainError } from '#app/kernel/errors.ts'
import { choices, id, line } from '#app/kernel/fields.ts'
import { webhookTopics } from '#app/things/thing-kind.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { addressSentences, apiLabels } from '../labels.fr.ts'
import { faultOfAddress } from './public-address.server.ts'

const t = apiLabels.webhooks

export const webhookFields = {
  ctgId: id(),
  name: line(t.nameMissing, 120),
  url: line(t.urlMissing, 500),
  topics: choices(webhookTopics, t.topicsMissing),
  /** Hosts of the deployer's own network, where messages may go. */
  ownHosts: z.array(z.string().max(300)).max(100).default([]),
}

type Address = { readonly url: string; readonly ownHosts: readonly string[] }

/** Adds an issue at the field when the address may not receive messages. */
export function checkAddress({ url, ownHosts }: Address, issues: z.RefinementCtx): void {
  const refusal = faultOfAddress(url, ownHosts)
  if (refusal) issues.addIssue({ code: 'custom', path: ['url'], message: addressSentences[refusal] })
}

/** What makes the key that signs; made by the route, which shows the secret once. */
export const saltInput = () => z.string().regex(/^[0-9a-f]{64}$/)

type Webhook = { readonly id: string; readonly url: string }

/** @returns the address as it is kept. @throws DomainError invalid when this CTG tells it already */
export function requireNewAddress(url: string, known: readonly Webhook[], ownId?: string): string {
  const { href } = new URL(url)
  if (known.some((one) => one.url === href && one.id !== ownId))
    throw new DomainError('invalid', 'api.already-told', { url: inputLabels.webhookIsKnown })
  return href
}
