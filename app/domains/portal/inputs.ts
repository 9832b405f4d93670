/** Form schemas of the slice. Pure. */
import { z } from 'zod'
import { checkbox, id, ids, line, optionalText, version } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'
import { addressAtMost, addressPattern } from './portal.ts'

export const pageFields = {
  address: line(inputLabels.address, addressAtMost)
    .min(3, { error: inputLabels.addressTooShort })
    .regex(addressPattern, {
      error: inputLabels.addressNotValid,
    }),
  title: optionalText(120),
  introduction: optionalText(600),
  showsProposed: checkbox(),
}

/** Absent when the page was never set up. */
export const pageVersion = z.preprocess((value) => (value === '' ? undefined : value), version().optional())

export const legalFieldsInput = {
  name: optionalText(200),
  seat: optionalText(300),
  phone: optionalText(60),
  director: optionalText(200),
  host: optionalText(300),
  contact: optionalText(200),
}

export const decisionIds = ids(1000)
export const documentChoice = z.object({ ctgId: id(), fileIds: ids(200) })
