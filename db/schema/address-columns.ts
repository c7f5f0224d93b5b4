import { flag, instant, oneOf, text } from '../columns'
import { addressKinds } from '../words'

/** What an address of a book says, whoever keeps the book. */
export const addressColumns = () => ({
  kind: oneOf(addressKinds).notNull(),
  isDefault: flag().notNull(),
  name: text().notNull(),
  company: text().notNull().default(''),
  line1: text().notNull(),
  line2: text().notNull().default(''),
  postcode: text().notNull(),
  city: text().notNull(),
  country: text().notNull(),
  phone: text().notNull().default(''),
  createdAt: instant().notNull(),
})
