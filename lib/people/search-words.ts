import { fold, wordsOf } from '@/lib/fold'

type Findable = {
  number: string
  email: string
  firstname: string
  middlename: string
  lastname: string
  company: string
  department: string
  phone: string
  tags: string[]
}

/** The folded text a customer is found by. Phone numbers as digits, with and without their country code. */
export function searchWords(customer: Findable, postcodes: string[] = []): string {
  const { number, email, firstname, middlename, lastname, company, department, phone, tags } = customer
  const digits = phone.replace(/\D/g, '').replace(/^00/, '')
  const national = digits.length > 8 ? digits.slice(-8) : ''
  const joined = fold(number).replace(/[^a-z0-9]/g, '')
  const names = [firstname, middlename, lastname, company].flatMap(wordsOf)
  const texts = [firstname, middlename, lastname, company, department, email, number, ...tags, ...postcodes]
  return [...new Set([...texts.flatMap(wordsOf), ...names.flatMap(spellings), joined, digits, national])]
    .filter(Boolean)
    .join(' ')
}

/** A folded word, and as people write it who have no ø, ü or å, or have them: Aagård and Ågaard are both agard. */
export function spellings(word: string): string[] {
  const plain = word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a')
  return plain === word ? [word] : [word, plain]
}

/** What lists are sorted by. */
export const sortName = ({ lastname, firstname }: Pick<Findable, 'lastname' | 'firstname'>) =>
  fold(`${lastname} ${firstname}`).trim()
