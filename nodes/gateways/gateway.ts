/**
 * What a gateway says of itself, as types only. Engine, editor, events and callbacks know gateways by
 * these and by nothing else: the gateway is handed in.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INodePropertyMode,
} from 'n8n-workflow';

import type { AccountLocator } from '../engine/account';
import type { Answer, Refused, Reply } from '../engine/answer';
import type { ErrorCode } from '../engine/errorCodes';
import type { Fault } from '../engine/fault';
import type { Resource } from '../engine/operation';
import type { Kind } from '../engine/pace';
import type { RawResponse } from '../engine/reply';
import type { Caller } from '../engine/transport';
import type { Callback, WeChatEvent } from '../events/message';
import type { SentMessage } from '../events/sent';

/** What differs from request to request; the base URL comes before `url`. */
export type GatewayRequest = Pick<
	IHttpRequestOptions,
	'method' | 'url' | 'headers' | 'qs' | 'body'
>;

/** The secret text of a credential that opens a gateway, and stands for the developer account. */
export interface Key {
	/** As the credential calls it. */
	name: string;
	/** How to get one, as a part of a sentence. */
	origin: string;
	/** It, without white space around; empty while the credential is not filled in. */
	of(credentials: ICredentialDataDecryptedObject): string;
}

/** What an endpoint was asked. */
export interface Asked {
	path: string;
	/** As in `Protocol.request`. */
	body: IDataObject;
}

/** How a gateway is spoken to. */
export interface Protocol {
	key: Key;
	/**
	 * The address that a path hangs on: the Base URL of the credential, unless the gateway says otherwise.
	 *
	 * @param baseUrl as it stands in the credential
	 */
	base?(baseUrl: string, path: string): string;
	/**
	 * The request for an endpoint.
	 *
	 * @param body what is sent, 64-bit numbers as BigInt; also where it travels in the query
	 */
	request(path: string, body: IDataObject): GatewayRequest;
	/** Adds to a request what opens the gateway; nothing, while the credential is not filled in. */
	authenticate<Request extends Partial<GatewayRequest>>(
		credentials: ICredentialDataDecryptedObject,
		request: Request,
	): Request;
	/**
	 * Reads the envelope of an answer, be it a success or a refusal.
	 *
	 * @param asked what it answers
	 * @throws Fault when it cannot be read; UncertainFault where the request may have been carried out
	 */
	read(response: RawResponse, asked: Asked): Reply;
	/** What the workflow gets out of a reply, unless an operation says otherwise. */
	answer: Answer;
	/**
	 * Says in English what a refusal means and what to do.
	 *
	 * @param action what was tried, by its name in the editor
	 * @param advice what to do where the gateway gives no reason
	 */
	explainRefusal(action: string, refusal: Refused, advice?: string): Fault;
	/**
	 * Whether a refusal says no more than that others are being served: nothing was done, and the same may be
	 * asked again after a pause. Missing where no gateway is known to say so.
	 */
	isBusy?(refusal: Refused): boolean;
}

/** The WeChat accounts behind a credential. */
export interface Accounts {
	/**
	 * How the user can name one beside choosing it from the list (mode `list`, its value an ID of
	 * `AddressBook.accounts`): modes of the editor's field, whose names come back in an `AccountLocator`.
	 */
	modes: INodePropertyMode[];
	/**
	 * The account that is meant where none is named: the only one that is online. What is asked for it is
	 * remembered.
	 *
	 * @throws InputFault when there are several, OfflineFault when there is none
	 */
	only(caller: Caller): Promise<AccountLocator>;
	/**
	 * Does something as an account; once more with what names it then, where the gateway has refused what
	 * named it before.
	 *
	 * @param act gets what names the account in a request, for example its session; it is put before the body
	 * @param notBefore what is known from earlier than this (by `now`) does not count
	 * @param account names one
	 * @throws what `act` throws; OfflineFault when it is not online
	 */
	actAs<T>(
		caller: Caller,
		account: AccountLocator,
		act: (named: IDataObject) => Promise<T>,
		notBefore?: number,
	): Promise<T>;
	/** What stands for an account, whatever it was named by: all that it does shares its lanes. */
	idOf(caller: Caller, account: AccountLocator, named: IDataObject): Promise<string>;
	/**
	 * The WeChat ID of an account that has just acted, as events have it. Whatever is asked for it is
	 * remembered; empty where it cannot be found out, since what was done must not fail for it.
	 *
	 * @param named what has named it in the request
	 */
	weChatIdOf(caller: Caller, account: AccountLocator, named: IDataObject): Promise<string>;
}

/** Something that a field can pick. */
export interface Named {
	id: string;
	/** Empty where it is not known. */
	name: string;
	/** Of an account: the ID is not its WeChat ID, by which callbacks name it, but one of the gateway. */
	isUnknown?: true;
}

/** A contact or a group, as far as it is known. */
export interface Entry {
	id: string;
	nickName: string;
	/** The name that only the account sees; empty when it has given none. */
	remark: string;
	/** The WeChat ID that the person chose. */
	alias: string;
}

/** A member of a group. */
export interface Member {
	id: string;
	/** The name that others see in the group: the one the member has set there, or the nickname. */
	name: string;
	nickName: string;
}

/** What the address book of an account has, as IDs. */
export interface ChatIds {
	groups: string[];
	contacts: string[];
	/** Those whose details have come with the IDs. */
	known: Entry[];
	/**
	 * Why the list of the account itself is empty, and what to do; others may be there all the same, such as
	 * those of WeCom, which stand in a list of their own.
	 */
	notLoaded?: NotLoaded;
}

/** An address list that there is not yet. */
export interface NotLoaded {
	/** For who finds nothing else. */
	fault: Fault;
	/** What loads it, as a sentence. */
	todo: string;
	/** The same for two lines of a list that has something else, as short as those of `hints`. */
	hint: [string, string];
}

/** Something that is looked up for a list, and what this is called when it fails. */
export interface LookUp<Of extends unknown[], Found> {
	action: string;
	/** @throws Refusal and Fault as the gateway gives reason */
	read(caller: Caller, ...of: Of): Promise<Found>;
}

/** What the pickers and the mentions look up. */
export interface AddressBook {
	/** The accounts that can act. */
	accounts: LookUp<[], Named[]>;
	/** All that the gateway knows, also those that are offline. */
	knownAccounts: LookUp<[], Named[]>;
	chats: {
		/** @throws Refusal and Fault as the gateway gives reason */
		ids(caller: Caller, account: AccountLocator): Promise<ChatIds>;
		/** Of the groups, it has only those that are saved to the address book in WeChat. */
		hasSavedGroupsOnly?: true;
		/** The details of so many can be asked for at once. */
		step: number;
		/** Those that the gateway leaves out are known by their ID alone. */
		details(caller: Caller, account: AccountLocator, ids: string[]): Promise<Entry[]>;
	};
	labels: LookUp<[account: AccountLocator], Named[]>;
	members: LookUp<[account: AccountLocator, groupId: string], Member[]>;
}

/** Asks an endpoint for the test of a credential. */
export type Ask = (path: string, body?: IDataObject) => Promise<Reply>;

/** A header that comes with each callback. */
export interface Header {
	/** In lower case. */
	name: string;
	value: string;
	/** What to do when callbacks come without it. */
	advice: string;
}

/** What the gateway sends by itself, and how it learns where to. */
export interface Callbacks {
	/**
	 * Reads a callback.
	 *
	 * @param payload the decoded body, whatever it is
	 * @returns `foreign` for what is no callback of this gateway
	 */
	read(payload: unknown): Callback;
	/** The developer account that a callback names; empty where it names none, missing where none ever does. */
	developerIn?(raw: IDataObject): string;
	/**
	 * The header that has to come with each callback but the gateway's own tests of a URL; nothing where the
	 * credential asks for none.
	 */
	headerOf?(credentials: ICredentialDataDecryptedObject): Header | undefined;
	/** Takes note of what an event tells of the accounts behind a developer account (by `developerOf`). */
	learn?(developer: string, event: WeChatEvent): void;
	/** Fills in what an event leaves out of the account and others have told. */
	complete?(developer: string, event: WeChatEvent): WeChatEvent;
	/** What it is answered; missing: nothing but the status. */
	received?: IDataObject;
	/** What somebody is answered whose call is not taken for one of the gateway. */
	forbidden?: IDataObject;
	/** Where the user can see which URL the gateway has, as a sentence; missing where it tells nobody. */
	whereUrl?: string;
	/** What the platform itself sends to see whether a URL answers. */
	testCall: IDataObject;
	/** @throws InputFault when the credential says that only the user may set the URL */
	checkAutomatic?(credentials: ICredentialDataDecryptedObject): void;
	/** Tells the gateway where to deliver the messages of all accounts. */
	setUrl(caller: Caller, url: string): Promise<void>;
	/** Tells it to deliver nothing any more; missing where a gateway cannot be told. */
	clearUrl?(caller: Caller): Promise<void>;
}

/** All that the rest knows of a gateway. */
export interface Gateway extends Protocol {
	/** As the credential and the events name it. */
	id: string;
	/** As people call it. */
	name: string;
	/**
	 * Tests a credential with a real call that changes nothing.
	 *
	 * @returns what to say when it passes
	 * @throws Refusal and Fault with what is wrong with it
	 */
	test(ask: Ask, credentials: ICredentialDataDecryptedObject): Promise<string>;
	/** What only this gateway says of failures. */
	errorCodes?: Record<string, ErrorCode>;
	/** Every endpoint, by module. */
	catalog: Resource[];
	/** The kinds of operations that the catalog names, with what is safe for each. */
	paces: Record<string, Kind>;
	accounts: Accounts;
	/**
	 * What the answer to a send tells of the messages.
	 *
	 * @param body what was asked; names the receiver where the answer does not
	 */
	sent?(answer: IDataObject, body: IDataObject): SentMessage[];
	addressBook: AddressBook;
	callbacks: Callbacks;
}

/** Which gateway a credential is of. */
export type Choose = (credentials: ICredentialDataDecryptedObject) => Gateway;
